using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Links;

internal static class LinkFaults
{
    /// <summary>Why a link has ended by what nobody foresaw. The next one may fare better.</summary>
    public static OperatorError Of(Exception fault) =>
        new(
            LinkErrorCodes.Ended,
            "The connection was given up, since something happened that nobody has foreseen.",
            fault.Message,
            "It is tried again; the daemon's log has the whole cause. Please report it."
        );
}
