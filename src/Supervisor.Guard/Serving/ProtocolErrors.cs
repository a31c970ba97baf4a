using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Palettes;
using Supervisor.Guard.Logs;

namespace Supervisor.Guard.Serving;

/// <summary>What is said to peers that do not keep to the protocol.</summary>
internal static class ProtocolErrors
{
    public static OperatorError TooManyLogs { get; } =
        new(
            GuardErrorCodes.TooManyLogs,
            $"A guard looks after {LogParts.Most} logs at most.",
            "More were named.",
            "Those that were named before are looked after as they were."
        );

    public static OperatorError FrameTooLarge { get; } =
        new(
            GuardErrorCodes.FrameTooLarge,
            $"A frame is {GuardProtocol.MaxFrameBytes} bytes at most.",
            "What was sent says that it is longer.",
            ""
        );

    public static OperatorError BadFrame { get; } =
        new(GuardErrorCodes.BadFrame, "What was sent is no request.", "Its bytes are not the JSON of one.", "");

    public static OperatorError NoHello { get; } =
        new(GuardErrorCodes.NoHello, "The first request is 'hello'.", "", "Say which versions you speak first.");

    public static OperatorError TooManyConnections { get; } =
        new(GuardErrorCodes.TooManyConnections, "Too many programs talk to this guard.", "", "Close some of them.");

    public static OperatorError Silent { get; } =
        new(GuardErrorCodes.NoHello, "Nothing was said for too long.", "", "Say 'hello' right after connecting.");

    public static OperatorError Version(int oldest, int newest) =>
        new(
            GuardErrorCodes.VersionUnknown,
            $"You speak versions {oldest} to {newest} of the protocol, and this guard {GuardProtocol.OldestVersion} to "
                + $"{GuardProtocol.Version}.",
            "",
            "Update the older of the two, one version at a time."
        );

    public static OperatorError Unknown(string? kind) =>
        new(GuardErrorCodes.UnknownRequest, $"There is no request '{kind}'.", "", "");

    public static OperatorError Lacks(string kind, string what) =>
        new(GuardErrorCodes.BadRequest, $"The request '{kind}' lacks its '{what}'.", "", "");
}
