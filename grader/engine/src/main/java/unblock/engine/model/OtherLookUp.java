package unblock.engine.model;

/**
 * A look-up that was not for the user of the request.
 *
 * @param asked the name that the store was asked for, or the request that the service received, as
 *     in {@code GET /users/Zo%C3%AB/info}
 */
public record OtherLookUp(AskedDependency of, String asked) {}
