using Supervisor.Contracts.Palettes;
using Supervisor.Journal.Stores;
using Supervisor.Node.Settings;

namespace Supervisor.Node.Hosting;

/// <summary>Whether a node may start with its journal as it is.</summary>
internal static class JournalProblem
{
    /// <summary>
    /// A store that cannot be used now (a full disk, one that hangs) is no reason not to start: the node runs degraded and
    /// the journal goes on trying. One whose content cannot be used is.
    /// </summary>
    public static OperatorError? Of(OpenOutcome opening) =>
        opening.Status switch
        {
            OpenStatus.Unusable => StartErrors.Because(
                "journal-unusable",
                "The node's journal cannot be used.",
                opening.Reason,
                ""
            ),
            OpenStatus.Fenced => StartErrors.Because(
                "journal-fenced",
                "The node's journal belongs to another writer.",
                opening.Reason,
                ""
            ),
            _ => null,
        };
}
