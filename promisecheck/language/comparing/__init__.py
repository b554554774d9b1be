"""How a customer's numbers relate to a promise's: directions, allowances, conditions."""
