using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Api.Access;

internal static class AccessErrors
{
    private const string UseTokenFile =
        "Give pbm the file with --token-file; it is operator.token in the data directory.";

    public static OperatorError NoToken { get; } =
        new(
            ErrorCodes.TokenMissing,
            "The node wants a token.",
            "Over TCP it admits who has its operator token.",
            UseTokenFile
        );

    public static OperatorError WrongToken { get; } =
        new(
            ErrorCodes.TokenWrong,
            "The token is not this node's.",
            "It may be another node's, or an old one.",
            UseTokenFile
        );

    public static OperatorError ForeignHost(string host, int port) =>
        new(
            ErrorCodes.HostRefused,
            $"The node does not answer to the name '{host}'.",
            "It answers to loopback names only, so that no web page can reach it under a name of its own.",
            $"Use 127.0.0.1:{port}."
        );

    public static OperatorError ForeignOrigin(string origin) =>
        new(
            ErrorCodes.OriginRefused,
            $"The node does not answer to pages of '{origin}'.",
            "A page of another origin would act in the operator's name.",
            "Use pbm."
        );
}
