  SELECT rating, count(*) AS customers, sum(retention) AS retained, sum(margin) AS margin, sum(margin * margin) AS "marginSquares",
         count(lifetime_value) AS valued, coalesce(sum(lifetime_value), 0) AS value,
         coalesce(sum(lifetime_value * lifetime_value), 0) AS "valueSquares"
  FROM (
  SELECT a.customer_key, a.rating, coalesce(o.bought, 0) AS retention, coalesce(o.revenue, 0) * s.margin_rate AS margin,
         CAST(s.clv_12m AS DOUBLE) AS lifetime_value
  FROM (SELECT customer_key, "rated" AS rating
        FROM (
  SELECT customer_key,
         arg_max(satisfaction, (occurred_on, interaction_id)) FILTER (coalesce(lower(kind) IN ($1, $2, $3, $4), FALSE)) AS recommended,
         arg_max(satisfaction, (occurred_on, interaction_id)) FILTER (NOT coalesce(lower(kind) IN ($5, $6, $7, $8), FALSE)) AS rated
  FROM interactions WHERE satisfaction IS NOT NULL AND occurred_on > CAST($9 AS DATE) AND occurred_on <= CAST($10 AS DATE)
  GROUP BY customer_key)
        WHERE "rated" IS NOT NULL) AS a
  JOIN snapshot AS s ON s.customer_key = a.customer_key AND s.as_of = CAST($11 AS DATE)
  LEFT JOIN (SELECT customer_key, sum(revenue) AS revenue, CAST(bool_or(purchase_days > 0) AS INTEGER) AS bought
          FROM purchase_months WHERE month > CAST($12 AS DATE) AND month <= CAST($13 AS DATE)
          GROUP BY customer_key) AS o ON o.customer_key = a.customer_key) GROUP BY rating ORDER BY rating
