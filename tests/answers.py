"""Say whether a server answers: `answers.py postgres|redis ADDRESS` prints the address if it does, else nothing."""

import sys

import psycopg
import redis


def postgres_answers(address: str) -> bool:
    try:
        psycopg.connect(address, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def redis_answers(address: str) -> bool:
    try:
        with redis.Redis.from_url(address, socket_connect_timeout=2) as client:
            client.ping()
    except redis.RedisError:
        return False
    return True


def main(kind: str, address: str) -> None:
    answers = {"postgres": postgres_answers, "redis": redis_answers}[kind]
    sys.stdout.write(address if answers(address) else "")


if __name__ == "__main__":
    main(*sys.argv[1:])
