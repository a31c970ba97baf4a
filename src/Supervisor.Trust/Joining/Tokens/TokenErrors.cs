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

    public static OperatorError Twice { get; } =
        new(
            ErrorCodes.BadLine,
            "Two tokens were given.",
            "One stands in the line, and one in the file.",
            "Leave one of them out."
        );

    public static OperatorError Missing(string example) =>
        new(
            ErrorCodes.BadLine,
            $"A token is missing: {example}.",
            "",
            "'pbm cluster invite' on a member makes one. It can also stand in a file (--token-file FILE), or come from standard input (-)."
        );

    public static OperatorError Unreadable(string file, string why) =>
        new(ErrorCodes.UnreadableFile, $"The token cannot be read from {file}.", why, "Name a file that is there.");

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
