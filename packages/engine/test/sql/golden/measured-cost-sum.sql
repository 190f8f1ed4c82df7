SELECT coalesce(sum("cost"), 0) AS amount FROM contacts
    WHERE contacted_on > CAST($1 AS DATE) AND contacted_on <= CAST($2 AS DATE) AND NOT coalesce(is_holdout, FALSE) AND customer_key = $3 AND TRUE
