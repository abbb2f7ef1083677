package com.jsonexpress.identity.error;

import java.util.function.Function;

/**
 * What a call brought: a value, or the reason why there is none.
 *
 * @param <T> the value's type
 */
public sealed interface Result<T> {

    record Ok<T>(T value) implements Result<T> {}

    record Failed<T>(Failure failure) implements Result<T> {}

    static <T> Result<T> ok(T value) {
        return new Ok<>(value);
    }

    static <T> Result<T> failed(Failure failure) {
        return new Failed<>(failure);
    }

    static <T> Result<T> failed(ErrorCode code) {
        return new Failed<>(Failure.of(code));
    }

    /** The value; {@link FailureException} where there is none. */
    default T orThrow() {
        if (this instanceof Ok<T> ok) {
            return ok.value();
        }
        throw new FailureException(((Failed<T>) this).failure());
    }

    default boolean isOk() {
        return this instanceof Ok<T>;
    }

    default <R> Result<R> map(Function<? super T, ? extends R> change) {
        if (this instanceof Ok<T> ok) {
            return new Ok<>(change.apply(ok.value()));
        }
        return new Failed<>(((Failed<T>) this).failure());
    }
}
