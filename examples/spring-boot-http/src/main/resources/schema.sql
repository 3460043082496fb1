create table if not exists orders (
    id bigint generated always as identity primary key,
    article text not null,
    quantity int not null check (quantity > 0)
);
