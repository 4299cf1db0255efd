"""What pages share: the page itself, reasons and troubles in words, folders and files, work beside the window."""
