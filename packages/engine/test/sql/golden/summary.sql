  WITH purchases AS (
    SELECT customer_key, min(first_purchase_on) AS first_purchase_on, max(last_purchase_on) AS last_purchase_on,
           CAST(sum(purchase_days)  AS INTEGER) AS purchase_days, CAST(sum(orders)  AS INTEGER) AS orders, sum(revenue) AS revenue,
           arg_min(first_day_revenue, first_purchase_on) AS first_day_revenue,
           sum(revenue) FILTER (bucket = 2) AS revenue_12m,
           sum(revenue) FILTER (bucket = 1) AS revenue_prior_12m,
           CAST(sum(purchase_days) FILTER (bucket = 2) AS INTEGER) AS purchase_days_12m,
           CAST(sum(purchase_days) FILTER (bucket = 1) AS INTEGER) AS purchase_days_prior_12m,
           sum(cost_of_goods) AS cost_of_goods, sum(costed_revenue) AS costed_revenue, sum(returned) AS returned,
           sum(discount) AS discount, CAST(sum(purchase_day_sum) AS BIGINT) AS purchase_day_sum
    FROM (SELECT * EXCLUDE (month), CASE WHEN month <= CAST($1 AS DATE) THEN 0 WHEN month <= CAST($2 AS DATE) THEN 1 WHEN month <= CAST($3 AS DATE) THEN 2 END AS bucket FROM "purchase_months"
    WHERE month <= CAST($4 AS DATE) AND TRUE
    ) GROUP BY customer_key
  ), firsts AS (
    SELECT customer_key, CAST(count(*) FILTER (what = 'category') AS INTEGER) AS categories,
           CAST(count(*) FILTER (what = 'channel') AS INTEGER) AS channels, min(first_on) FILTER (what = 'fact') AS first_fact_on
    FROM first_days WHERE first_on <= CAST($5 AS DATE) AND TRUE GROUP BY customer_key
  ), service AS (
    SELECT customer_key, CAST(sum(interactions)  AS INTEGER) AS interactions, CAST(sum(tickets)  AS INTEGER) AS tickets,
           sum(satisfaction_sum) / nullif(sum(satisfaction_count), 0) AS satisfaction,
           CAST(sum(contacts)  AS INTEGER) AS contacts, CAST(sum(responses)  AS INTEGER) AS responses
    FROM (SELECT * EXCLUDE (month), CASE WHEN month <= CAST($6 AS DATE) THEN 0 END AS bucket FROM "service_months"
    WHERE month <= CAST($7 AS DATE) AND TRUE
    ) GROUP BY customer_key
  ), contracts_in_force AS (
    SELECT customer_key, CAST(count(*) AS INTEGER) AS active_contracts FROM contracts
    WHERE started_on <= CAST($8 AS DATE) AND (ended_on IS NULL OR ended_on > CAST($9 AS DATE)) AND TRUE
    GROUP BY customer_key
  ), known AS (SELECT * FROM customers WHERE TRUE)
  SELECT CAST($10 AS DATE) AS as_of, k.customer_key, p.first_purchase_on, p.last_purchase_on,
         coalesce(p.purchase_days, 0) AS purchase_days, coalesce(p.orders, 0) AS orders, coalesce(p.revenue, 0) AS revenue,
         p.first_day_revenue, coalesce(p.revenue_12m, 0) AS revenue_12m,
         coalesce(p.revenue_prior_12m, 0) AS revenue_prior_12m,
         coalesce(p.purchase_days_12m, 0) AS purchase_days_12m,
         coalesce(p.purchase_days_prior_12m, 0) AS purchase_days_prior_12m,
         p.cost_of_goods, p.costed_revenue, coalesce(p.returned, 0) AS returned_amount,
         coalesce(p.revenue + p.returned, 0) AS sold_amount, coalesce(p.discount, 0) AS discount, p.purchase_day_sum,
         coalesce(d.categories, 0) AS categories, coalesce(d.channels, 0) AS channels,
         coalesce(s.interactions, 0) AS interactions, coalesce(s.tickets, 0) AS tickets, s.satisfaction,
         coalesce(s.contacts, 0) AS contacts, coalesce(s.responses, 0) AS responses,
         coalesce(f.active_contracts, 0) AS active_contracts
  FROM known AS k
  LEFT JOIN imports AS i ON i.import_id = k.import_id
  LEFT JOIN firsts AS d USING (customer_key)
  LEFT JOIN purchases AS p USING (customer_key)
  LEFT JOIN service AS s USING (customer_key)
  LEFT JOIN contracts_in_force AS f USING (customer_key)
  WHERE least(k.since, d.first_fact_on, i.imported_at::DATE) <= CAST($11 AS DATE)
