"""Pure values and rules of the portfolio register: no Qt, SQL, files or clock."""
