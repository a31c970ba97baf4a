using System.Globalization;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Reading;
using Supervisor.Supervision.Plans;

namespace Supervisor.Node.Fleets;

/// <summary>Why a fleet is not applied.</summary>
internal static class FleetErrors
{
    public const string Invalid = "fleet.invalid";
    public const string NothingHere = "fleet.nothing-here";
    private const string OvertakenCode = "fleet.overtaken";
    public const string NotReadCode = "fleet.not-read";
    private const string NotStoredCode = "fleet.not-stored";

    private const string StoreBehindCode = "fleet.store-behind";
    private const string FrozenHereOnlyCode = "fleet.frozen-here-only";
    private const string DownHereOnlyCode = "fleet.down-here-only";
    private const string NotStartedCode = "fleet.not-started";
    private const string FreezeNotKnownCode = "fleet.freeze-not-known";
    private const string NotThawedCode = "fleet.not-thawed";

    private const int Shown = 20;

    public static OperatorError OfFindings(IReadOnlyList<Finding> errors) =>
        Of(
            errors.Count,
            errors.Select(finding => finding.ToString()),
            "Mend them; 'pbm fleet validate' tells all of them, with warnings, without a daemon."
        );

    public static OperatorError OfPlan(FleetReading reading, IReadOnlyList<PlanError> errors) =>
        Of(
            errors.Count,
            errors.Select(error => Describe(error, reading.PlaceOf(error.Member.Project, error.Path))),
            "The files are right, but not for this node as it is: mend them for it."
        );

    public static OperatorError NoGroups(string node) =>
        new(
            NothingHere,
            $"Nothing of the fleet is for node {node}.",
            "Every file names another node, and none that is known here.",
            "Apply it at that node, or give the node that the files are for with --node."
        );

    public static OperatorError NotStored(string why) =>
        new(NotStoredCode, "The revision could not be stored, and nothing was changed.", why, "Ask again.");

    public static OperatorError Overtaken(string why) =>
        new(
            OvertakenCode,
            "Somebody else has applied a revision at the same moment, and nothing was changed by this one.",
            why,
            "Look at what holds now with 'pbm fleet status', and ask again."
        );

    /// <summary>Asked with an id that was used: to do it once more would undo what others have ordered meanwhile.</summary>
    public static OperatorError DoneAndUndone(string command, string since) =>
        new(
            ErrorCodes.Refused,
            $"'{command}' was carried out before, and nothing was changed now.",
            $"It was asked with the same id, and {since}.",
            "If it is wanted once more, give it once more."
        );

    /// <summary>It was lost, or restored from an older copy: going on would give one number two contents.</summary>
    public static OperatorError StoreBehind(long stored, long held) =>
        new(
            StoreBehindCode,
            "The fleet's store has forgotten revisions, and nothing was changed.",
            string.Create(
                CultureInfo.InvariantCulture,
                $"It stands at revision {stored}, and this node has applied {held}."
            ),
            "Put the newer state of the store back (of one machine: stop the daemon, put the newer coordination.db back and start "
                + "it again); what runs goes on meanwhile."
        );

    public static OperatorError TwoContents(long number) =>
        new(
            StoreBehindCode,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Revision {number} of the fleet's store is another than revision {number} that this node has applied."
            ),
            "One number has one content, so the store is an older one, or another's.",
            "Put the store back that this node knows; what runs goes on meanwhile."
        );

    public static OperatorError NotFollowed(string why) =>
        new(
            NotStoredCode,
            "What the fleet's newest revision is cannot be read, so this node goes on as it was.",
            why,
            "The daemon asks again every second."
        );

    /// <summary>It may have a fleet, and it may have none.</summary>
    public static OperatorError NotRead(string why) =>
        new(
            NotReadCode,
            "What this node has to run cannot be read from its journal, and nothing was changed.",
            why,
            "What runs goes on, and nobody looks after it until the journal can be read: the daemon tries again every few "
                + "seconds."
        );

    public static OperatorError NotFound(long number, string why) =>
        new(
            NotStoredCode,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Revision {number}, which this node has applied, cannot be read."
            ),
            why,
            "What runs goes on, and nobody looks after it until it can be read, which the daemon tries again every few "
                + "seconds, or the fleet is applied again with 'pbm fleet up'."
        );

    public static OperatorError FrozenHereOnly(string why) =>
        new(FrozenHereOnlyCode, "This node is frozen, but the fleet does not know it.", why, "Ask again.");

    public static OperatorError DownHereOnly(string why) =>
        new(DownHereOnlyCode, "The fleet is down on this node, but the others were not told.", why, "Ask again.");

    public static OperatorError NotStarted(string why) =>
        new(NotStartedCode, "The fleet could not be started, and nothing was changed.", why, "Ask again.");

    public static OperatorError FreezeNotKnown(string why) =>
        new(
            FreezeNotKnownCode,
            "Whether the fleet is frozen is not known, so this node goes on as it was.",
            why,
            "The daemon asks again every few seconds."
        );

    public static OperatorError NotThawed(string why) =>
        new(NotThawedCode, "The fleet could not be thawed, and nothing was changed.", why, "Ask again.");

    private static OperatorError Of(int count, IEnumerable<string> sentences, string remedy)
    {
        var more = count > Shown ? string.Create(CultureInfo.InvariantCulture, $"\nand {count - Shown} more") : "";
        return new OperatorError(
            Invalid,
            count == 1
                ? "The fleet has an error, and nothing was changed."
                : $"The fleet has {count} errors, and nothing was changed.",
            string.Join('\n', sentences.Take(Shown)) + more,
            remedy
        );
    }

    private static string Describe(PlanError error, Place place) =>
        $"{place}: {error.Error.Code}: {error.Error.Message} {error.Error.Why} {error.Error.Remedy}";
}
