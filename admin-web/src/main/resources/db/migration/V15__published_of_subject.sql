create index published_of_subject on published (subject, published_at desc);
