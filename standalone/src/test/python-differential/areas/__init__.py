"""The calls in scope by area. Each module says its calls, and `SEQUENCES`, what is generated of them."""
