  SELECT run_id AS "runId", as_of AS "asOf", group_index AS "group", customers, earlier_buyers AS "earlierBuyers",
         buyers_again AS "buyersAgain", value, revenue_12m AS "revenue12m", scored, value_variance AS "valueVariance",
         with_margin AS "withMargin", margin, margin_variance AS "marginVariance", with_contribution AS "withContribution", contribution,
         contribution_variance AS "contributionVariance", margin_losers AS "marginLosers", margin_losses AS "marginLosses",
         contribution_losers AS "contributionLosers", contribution_losses AS "contributionLosses", with_alive AS "withAlive", alive,
         alive_variance AS "aliveVariance"
  FROM group_totals WHERE version_id = $1 AND formulas = $2
