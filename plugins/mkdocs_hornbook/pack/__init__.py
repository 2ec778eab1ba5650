"""A built site in other shapes: a folder to carry, one file, a ZIM file, a Kolibri channel."""
