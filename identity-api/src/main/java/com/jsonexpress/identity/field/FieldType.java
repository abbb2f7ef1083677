package com.jsonexpress.identity.field;

import com.jsonexpress.identity.error.CommonError;
import com.jsonexpress.identity.error.Failure;
import com.jsonexpress.identity.error.FieldError;
import com.jsonexpress.identity.error.Result;
import java.util.List;
import java.util.Optional;

/**
 * What values a field has, with their limits. As they are stored they are {@code String}, {@code Long}, {@code Boolean}
 * or a {@code List<String>}, which every store and JSON can hold. Immutable.
 */
public sealed interface FieldType permits TextType, IntegerType, BooleanType, InstantType, ChoiceType, TextsType {

    /** The value as it is stored, or what is wrong with it; never holds the refused value. */
    Result<Object> read(String field, Object value);

    /** What a text in a query stands for, to be {@link #read}; the text itself where it stands for nothing else. */
    default Object parse(String text) {
        return text;
    }

    /** The longest value, in code points of its text. */
    long maxSize();

    /** What is wrong with the limits. */
    Optional<String> problem();

    /** A failure of one field. */
    static <T> Result<T> refuse(String field, String code, String detail) {
        return Result.failed(
                Failure.fields(CommonError.VALIDATION_FAILED, List.of(new FieldError(field, code, detail))));
    }

    /** A value of another type. */
    static <T> Result<T> wrongType(String field, String expected) {
        return refuse(field, "wrong_type", field + " must be " + expected + ".");
    }
}
