using System.Text;
using Shouldly;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Time;
using Supervisor.Fleet.Bundles;
using Supervisor.Node.Fleets;
using Supervisor.Node.Fleets.Forecasts;
using Supervisor.Supervision.Limits;
using Supervisor.Supervision.Plans;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Tests.Node.Fleets.Forecasts;

/// <summary>Reads fleets of one file as an operator sends them, and as they are stored.</summary>
internal sealed class DraftKit : IDisposable
{
    private const string File = "/fleet/fleet.yaml";

    private readonly string _secrets = Directory.CreateTempSubdirectory("drafts-").FullName;

    public DraftKit() => Drafts = new FleetDrafts("box", Secrets, PlanSurroundings.Of([]));

    public FleetDrafts Drafts { get; }

    private SecretStore Secrets => SecretStore.Open(_secrets, static count => new byte[count]);

    public void Dispose() => Directory.Delete(_secrets, recursive: true);

    /// <param name="held">Null: nothing was applied yet.</param>
    /// <param name="variables">Of the one who applied what holds, and of the one who asks.</param>
    public FleetForecast Forecast(string? held, string next, params (string Name, string Value)[] variables)
    {
        var draft = Draft(next, variables is [.., var last] ? last : null);
        if (held is null)
        {
            return FleetForecast.Of(null, draft.Plan, null);
        }

        var forecast = Drafts.Forecast(Stored(Draft(held, variables is [var first, ..] ? first : null)), draft);
        forecast.IsOk.ShouldBeTrue();
        return forecast.Value;
    }

    public FleetDraft Draft(string text, (string Name, string Value)? variable = null)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        if (variable is var (name, value))
        {
            variables.Add(name, value);
        }

        var draft = Drafts.Of(Bundle(text, variables));
        draft.IsOk.ShouldBeTrue(draft.IsOk ? "" : draft.Error.ToString());
        return draft.Value;
    }

    /// <returns>Why the fleet is refused where the guard runs apart; null when it is not.</returns>
    public OperatorError? RefusedApart(string text)
    {
        var drafts = new FleetDrafts("box", Secrets, PlanSurroundings.Of([])) { RefusesProcesses = true };
        var draft = drafts.Of(Bundle(text, new Dictionary<string, string>(StringComparer.Ordinal)));
        return draft.IsOk ? null : draft.Error;
    }

    /// <returns>Why the fleet is refused by what this node and others forbid; null when it is not.</returns>
    public OperatorError? Refused(string text, NodeLimits own, params Member[] members)
    {
        var drafts = new FleetDrafts("box", Secrets, PlanSurroundings.Of([]) with { Limits = own })
        {
            Members = () => members,
            OtherNodes = () => members.Select(static member => member.Name),
        };
        var draft = drafts.Of(
            Bundle(text, new Dictionary<string, string>(StringComparer.Ordinal)) with
            {
                Node = null,
            }
        );
        return draft.IsOk ? null : draft.Error;
    }

    private static FleetBundle Bundle(string text, Dictionary<string, string> variables) =>
        new(
            FleetBundle.CurrentVersion,
            [
                [File],
            ],
            "box",
            [],
            variables,
            new Dictionary<string, byte[]>(StringComparer.Ordinal) { [File] = Encoding.UTF8.GetBytes(text) }
        );

    private static Revision Stored(FleetDraft draft)
    {
        var stamp = new ChangeStamp(CommandId.FromEntropy(new byte[16]), "ann", HybridTime.Zero);
        return new Revision(new RevisionInfo(1, draft.Hash, draft.Content.Length, stamp), draft.Content);
    }
}
