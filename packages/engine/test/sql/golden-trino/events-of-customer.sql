  SELECT "on", kind, title, amount FROM (
    SELECT ordered_on AS "on", CASE WHEN sum(amount) < 0 THEN 'return' ELSE 'order' END AS kind,
           order_id AS title, sum(amount) AS amount
    FROM (SELECT ordered_on, order_id, amount FROM order_lines WHERE customer_key = ?
          UNION ALL
          SELECT ordered_on, order_id, amount FROM orders WHERE customer_key = ?
            AND order_id NOT IN (SELECT order_id FROM order_lines WHERE customer_key = ?))
    GROUP BY ordered_on, order_id
    UNION ALL
    SELECT occurred_on, 'interaction', concat_ws(' · ', kind, channel, subject), NULL
    FROM interactions WHERE customer_key = ?
    UNION ALL
    SELECT contacted_on, 'contact', concat_ws(' · ', campaign, arm, CASE WHEN is_holdout THEN 'held out' END),
           CASE WHEN coalesce(responded_on, contacted_on) <= CAST(? AS DATE) THEN outcome_value END
    FROM contacts WHERE customer_key = ?
    UNION ALL
    SELECT started_on, 'contract', concat_ws(' · ', kind, contract_id), value_per_year
    FROM contracts WHERE customer_key = ?
  ) AS e WHERE "on" <= CAST(? AS DATE)
  ORDER BY "on" DESC, kind, title LIMIT ?
