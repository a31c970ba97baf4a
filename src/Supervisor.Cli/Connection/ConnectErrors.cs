using System.Net.Sockets;
using Supervisor.Cli.Line;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cli.Connection;

internal static class ConnectErrors
{
    public static OperatorError Nobody(GlobalOptions options, IReadOnlyList<ConnectFailure> failures)
    {
        var looked = Looked(failures);
        var isCluster = failures.Any(failure => failure.Target is Target.Member);
        if (!isCluster && failures.FirstOrDefault(failure => failure.Reason is SocketError.AccessDenied) is { } refused)
        {
            return new OperatorError(
                ErrorCodes.SocketRefused,
                $"This user may not open {refused.Target}.",
                looked,
                "Call pbm as root or as the daemon's user, over TCP (pbm HOST:PORT ... --token-file FILE), or log in where it is of a cluster (pbm login TOKEN)."
            );
        }

        return options.Target is { } target
                ? new OperatorError(
                    ErrorCodes.Unreachable,
                    $"No node answers at {target}.",
                    looked,
                    "See there that the daemon runs and which address its log names."
                )
            : isCluster ? NoNode(failures)
            : new OperatorError(
                ErrorCodes.Unreachable,
                "No daemon answers on this machine.",
                looked,
                StartOne(options)
            );
    }

    /// <summary>Of the cluster in which the user is logged in.</summary>
    public static OperatorError NoNode(IReadOnlyList<ConnectFailure> failures) =>
        new(
            ErrorCodes.Unreachable,
            "No node of the cluster answers.",
            Looked(failures),
            "See that one of them runs and can be reached from here; 'pbm HOST:PORT ...' asks another."
        );

    public static OperatorError BadAnswer(Target target, string why) =>
        new(
            ErrorCodes.BadAnswer,
            $"What answers at {target} is no node that this pbm understands.",
            why,
            "See that the address is right, and that both are of this project."
        );

    public static OperatorError Lost(Target target, string why) =>
        new(
            ErrorCodes.ConnectionLost,
            $"The connection to {target} was lost in the middle of the answer.",
            why,
            "Ask again; the daemon's log says whether it stopped."
        );

    /// <param name="again">The line to type.</param>
    public static OperatorError OutcomeUnknown(string command, string why, string again) =>
        new(
            ErrorCodes.OutcomeUnknown,
            $"Whether '{command}' was carried out is not known.",
            why,
            $"Ask again with the same id, it runs at most once: {again}"
        );

    private static string StartOne(GlobalOptions options) =>
        options.DataDirectory is { } directory
            ? $"Start one: supervisor --data-dir {LineWords.Quote(directory)}"
            : "Start one: supervisor; or name another: pbm HOST:PORT ...";

    private static string Looked(IReadOnlyList<ConnectFailure> failures) =>
        $"Looked at {string.Join(", ", failures.Select(Describe))}.";

    private static string Describe(ConnectFailure failure) =>
        failure.Reason switch
        {
            SocketError.AddressNotAvailable => $"{failure.Target} (not there)",
            SocketError.ConnectionRefused => $"{failure.Target} (nobody listens)",
            SocketError.AccessDenied => $"{failure.Target} (not allowed)",
            SocketError.ProtocolNotSupported => $"{failure.Target} (no node of the cluster that lets people in)",
            SocketError.TimedOut => $"{failure.Target} (no answer within 5s)",
            SocketError.HostNotFound => $"{failure.Target} (no such host)",
            var reason => $"{failure.Target} ({new SocketException((int)reason).Message})",
        };
}
