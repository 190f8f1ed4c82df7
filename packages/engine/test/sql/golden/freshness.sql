  SELECT greatest((SELECT max(ordered_on) FROM orders WHERE ordered_on <= CAST($1 AS DATE)),
                  (SELECT max(ordered_on) FROM order_lines WHERE ordered_on <= CAST($2 AS DATE))) AS orders,
         greatest((SELECT max(occurred_on) FROM interactions WHERE occurred_on <= CAST($3 AS DATE)),
                  (SELECT max(contacted_on) FROM contacts WHERE contacted_on <= CAST($4 AS DATE)),
                  (SELECT max(started_on) FROM contracts WHERE started_on <= CAST($5 AS DATE))) AS service,
         (SELECT max(rated_on) FROM ratings WHERE rated_on <= CAST($6 AS DATE)) AS ratings
