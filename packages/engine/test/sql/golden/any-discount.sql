  SELECT EXISTS (SELECT 1 FROM order_lines WHERE discount IS NOT NULL AND ordered_on <= CAST($1 AS DATE))
      OR EXISTS (SELECT 1 FROM orders WHERE discount IS NOT NULL AND ordered_on <= CAST($2 AS DATE)) AS "any"
