using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Joining.Tokens;

internal static class TokenErrors
{
    public static OperatorError NoToken { get; } =
        new(
            JoinErrorCodes.NoToken,
            "This is no token.",
            $"A token begins with {JoinTokenCodec.Mark}.",
            "Give what pbm cluster invite has printed."
        );

    public static OperatorError Newer { get; } =
        new(
            JoinErrorCodes.NewerToken,
            "This token was made by a newer version.",
            "This program does not know its form.",
            "Bring this program to the version of the cluster."
        );

    public static OperatorError Mistyped { get; } =
        new(
            JoinErrorCodes.MistypedToken,
            "The token is mistyped or cut off.",
            "Its letters do not come to its checksum.",
            "Copy the whole of it; it can still be used."
        );
}
