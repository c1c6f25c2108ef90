namespace keyturn::transcripts {}
