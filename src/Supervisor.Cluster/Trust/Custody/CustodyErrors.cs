using Supervisor.Cluster.Joining;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Trust.Custody;

/// <summary>What is wrong with a node's cluster files.</summary>
internal static class CustodyErrors
{
    public static OperatorError Damaged(string path, string why) =>
        new(
            JoinErrorCodes.Damaged,
            $"The file {path} is damaged.",
            why,
            $"Restore it from a backup, or move {Path.GetDirectoryName(path)} away and join again."
        );

    public static OperatorError Missing(string path) =>
        new(
            JoinErrorCodes.Damaged,
            $"The file {path} is missing.",
            "The files beside it say that this node belongs to a cluster.",
            $"Restore it from a backup, or move {Path.GetDirectoryName(path)} away and join again."
        );

    public static OperatorError Open(string path) =>
        new(
            JoinErrorCodes.Damaged,
            $"The key in {path} is not used.",
            "Others can open the file, so it is no secret any more.",
            $"Move {Path.GetDirectoryName(path)} away and join again; have the old certificate denied: pbm cluster remove NAME."
        );

    public static OperatorError TooNew(string path) =>
        new(
            JoinErrorCodes.NewerFiles,
            $"The file {path} was written by a newer version of this program.",
            "",
            "Start that version."
        );

    public static OperatorError NotWritten(string directory, Exception failed) =>
        new(
            JoinErrorCodes.Damaged,
            $"The cluster files in {directory} cannot be written.",
            failed.Message,
            "Make room on the disk, or let the daemon's user write there; then the same can be done again."
        );

    public static OperatorError NoHolder { get; } =
        new(
            JoinErrorCodes.NoKey,
            "No other node is known that holds the authority's key.",
            "Certificates are made with it alone.",
            "See pbm cluster show; restore the file authority.key of a node that held it."
        );

    public static OperatorError Unreadable(string path, Exception failed) =>
        new(
            JoinErrorCodes.Damaged,
            $"The file {path} cannot be read.",
            failed.Message,
            "Let the daemon's user read it, or restore it from a backup."
        );
}
