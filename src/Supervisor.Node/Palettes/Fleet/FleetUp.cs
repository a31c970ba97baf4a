using System.Globalization;
using System.Runtime.CompilerServices;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Text;
using Supervisor.Fleet.Bundles;
using Supervisor.Fleet.Findings;
using Supervisor.Node.Fleets;
using Supervisor.Node.Fleets.Forecasts;
using Supervisor.Node.Palettes.Changes;

namespace Supervisor.Node.Palettes.Fleet;

internal sealed class FleetUp(PaletteServices services, FleetDesk desk) : IPaletteCommand
{
    public CommandDescription Description { get; } =
        new(
            "up",
            "Applies fleet files: what they define runs from now on, what they do not define any more ends.",
            Roles.Admin,
            ResultKinds.Progress,
            Changes: true,
            Details: "Each FILE is a Compose file with x-supervisor, or FILE+OVERRIDE; together they are the fleet. They are "
                + "judged first, and with an error nothing is changed. What is the same as before is not touched. A fleet "
                + "that was taken down runs again.",
            Arguments:
            [
                new(
                    "file",
                    "A fleet file, or FILE+OVERRIDE.",
                    ArgumentKinds.Fleet,
                    Position: 1,
                    Required: true,
                    Repeatable: true
                ),
                new("node", "The node that a file without one is for.", ArgumentKinds.Node, Letter: "n"),
                new(
                    LostNodes.Argument,
                    "A node that is gone for good: what it had and these files give to another starts there without its word.",
                    ArgumentKinds.Node,
                    Repeatable: true
                ),
                new("profile", "A profile to take in; * takes all.", ArgumentKinds.Text, Letter: "p", Repeatable: true),
                .. ChangeArguments.All,
            ],
            Examples: [new CommandExample("fleet up config/mainpc.yaml --wait", "applies it, and shows it coming up")]
        );

    public async IAsyncEnumerable<Frame> RunAsync(CommandCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        var draft = Draft(call);
        var lost = new LostNodes(services);
        if ((draft.IsOk ? await lost.WhyNotAsync(call, stop) : draft.Error) is { } refusal)
        {
            yield return new ErrorFrame(refusal);
            yield break;
        }

        foreach (var note in Notes(draft.Value!.Warnings))
        {
            yield return new NoteFrame(note);
        }

        if (call.DryRun)
        {
            var forecast = await desk.ForecastAsync(draft.Value);
            yield return forecast.IsOk
                ? new TextFrame(Describe(draft.Value, forecast.Value))
                : new ErrorFrame(forecast.Error);
            yield break;
        }

        var ending = (await desk.ForecastAsync(draft.Value)).Value?.EndElsewhere ?? [];
        var applied = await desk.ApplyAsync(draft.Value, call.Id!, call.Caller.Name, isOfStart: false);
        if (!applied.IsOk)
        {
            yield return new ErrorFrame(applied.Error);
            yield break;
        }

        yield return new AcceptedFrame();
        if (ending.Count > 0 && applied.Value.IsNew)
        {
            yield return new NoteFrame(
                $"What other nodes had and these files lack ends there: {string.Join(", ", ending)}."
            );
        }

        await foreach (var frame in lost.ReleaseAsync(call, draft.Value.Plan))
        {
            yield return frame;
            if (frame is ErrorFrame)
            {
                yield break;
            }
        }

        // Whoever asks next about an agent of it is to hear of it.
        await services.Settling.AwaitAsync(stop);
        yield return new TextFrame(Describe(applied.Value, draft.Value));
        if (ChangeArguments.WaitOf(call) is { } wait)
        {
            var isUp = new FleetIsUp(services, draft.Value.Plan, services.Ownership is not null);
            await foreach (var frame in new ChangeWatch(services, wait).RunAsync([isUp], stop))
            {
                yield return frame;
            }
        }
    }

    /// <summary>What was asked for and is not there is told whole: what was meant is missing from all that follows.</summary>
    private static IEnumerable<string> Notes(IReadOnlyList<Finding> warnings)
    {
        var ofProfiles = warnings.Where(finding => finding.Kind.Code == FindingCodes.UnknownProfile).ToList();
        var notes = ofProfiles.Select(finding => $"{finding.Message} {finding.Remedy}");
        var others = warnings.Count - ofProfiles.Count;
        return others == 0
            ? notes
            : notes.Append($"The fleet has {CountText.Of(others, "warning")}; 'pbm fleet validate' shows them.");
    }

    private Outcome<FleetDraft> Draft(CommandCall call)
    {
        var bundle = FleetBundles.Decode(call.Files.GetValueOrDefault(ArgumentKinds.FleetContent));
        return bundle.IsOk ? desk.Draft(bundle.Value) : bundle.Error;
    }

    private static string Describe(FleetDraft draft, FleetForecast forecast) =>
        string.Join(
            "\n  ",
            forecast
                .Changes.Select(change => change.ToString())
                .Concat(forecast.EndElsewhere.Select(group => $"{group} ends"))
                .Prepend(Would(draft, forecast))
        );

    private static string Would(FleetDraft draft, FleetForecast forecast) =>
        $"{Describe("Would apply", draft).TrimEnd('.')}: {forecast.Summary}.";

    private static string Describe(FleetApplied applied, FleetDraft draft) =>
        applied.IsNew
            ? Describe(string.Create(CultureInfo.InvariantCulture, $"Revision {applied.Revision} holds:"), draft)
            : string.Create(
                CultureInfo.InvariantCulture,
                $"Nothing to change: this is revision {applied.Revision}, which holds already."
            );

    private static string Describe(string what, FleetDraft draft)
    {
        var groups = CountText.Of(draft.Plan.Groups.Count, "group");
        var agents = CountText.Of(draft.Plan.Programs.Count(), "agent");
        return $"{what} {groups} with {agents} on this node.";
    }
}
