"""Pictures, sounds and letters of strangers: told by their first bytes and headers before anything is decoded."""
