  SELECT c.customer_id AS "customerId", c.name, p.group_index AS "group", p.x, p.y
  FROM placed_by_two AS p JOIN customers AS c USING (customer_key)
  WHERE p.x IS NOT NULL AND p.y IS NOT NULL ORDER BY c.customer_id
