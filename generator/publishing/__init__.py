"""The writers: pages into `site_src/`, the PDF, and the built site. Nothing above this room touches the disk."""
