using System.Security.Cryptography;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Bundles;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Values;
using Supervisor.Node.Fleets;

namespace Supervisor.Node.Hosting;

/// <summary>What the daemon does about its fleet before it serves anybody: it goes on with what holds, and applies what it was told.</summary>
internal sealed class FleetOfStart(FleetDesk desk, IReadOnlyList<string> files, string node, ILogger log)
{
    private const string By = "--fleet";
    private const int IdBytes = 16;

    /// <returns>Why the daemon cannot start; null when it can.</returns>
    public async Task<OperatorError?> BeginAsync()
    {
        if (await desk.ResumeAsync() is { } problem)
        {
            // A daemon that stays can be told what to do about it.
            log.FleetNotResumed(Sentence(problem));
        }

        var fleet = await desk.FleetAsync();
        if (fleet.IsOk && await desk.Freezing.AlignAsync(fleet.Value) is { } reason)
        {
            log.FreezeNotKnown(reason);
        }

        if (files.Count == 0 || await ApplyAsync() is not { } fault)
        {
            return null;
        }

        var isFirst = await desk.FleetAsync() is { IsOk: true, Value.Revision: 0 };
        if (!isFirst)
        {
            // What holds goes on: a file that was spoilt since must not leave a fleet without its supervisor.
            log.FleetNotApplied(Sentence(fault));
        }

        return isFirst ? fault : null;
    }

    private async Task<OperatorError?> ApplyAsync()
    {
        var request = new FleetRequest(
            files.Select(ProjectFiles.Of).Distinct().ToValueList(),
            OwnEnvironment.Read(),
            node
        );
        var draft = desk.Draft(FleetBundles.Of(request, new DaemonFiles()));
        if (!draft.IsOk)
        {
            return draft.Error;
        }

        var id = CommandId.FromEntropy(RandomNumberGenerator.GetBytes(IdBytes));
        var applied = await desk.ApplyAsync(draft.Value, id, By, isOfStart: true);
        if (applied.IsOk)
        {
            log.FleetHolds(applied.Value.Revision, applied.Value.IsNew);
        }

        return applied.Error;
    }

    private static string Sentence(OperatorError error) => $"{error.Message} {error.Why} {error.Remedy}".Trim();
}
