/**
 * A step of the build: links the call sites of the world's jar, so that no child has to.
 *
 * <p>Java and Kotlin compile a lambda, a string concatenation and a record's {@code hashCode} to a
 * call site that the JVM links when it first gets there, by making classes and method handles. A
 * JVM that started Javalin and answered three requests spent 15 % of its CPU time on that, and an
 * archive of classes saves little of it on 17. Here they become ordinary classes and methods, as
 * compilers made them before.
 */
@NullMarked
package unblock.runtime.link;

import org.jspecify.annotations.NullMarked;
