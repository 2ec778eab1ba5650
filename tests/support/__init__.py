"""What the tests stand on: sites, servers, and the programs that judge them."""
