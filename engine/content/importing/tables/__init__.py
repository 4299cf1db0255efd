"""Tables of questions: text files and workbooks, their headings, and the questions in their rows."""
