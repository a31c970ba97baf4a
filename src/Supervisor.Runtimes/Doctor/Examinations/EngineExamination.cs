using System.Runtime.CompilerServices;

namespace Supervisor.Runtimes.Doctor.Examinations;

/// <summary>Whether there is an engine, and whether its restart would take the containers with it.</summary>
internal sealed class EngineExamination : IExamination
{
    private const string LiveRestoreRemedy =
        "Write \"live-restore\": true into /etc/docker/daemon.json and have the engine read it: systemctl reload docker";

    public string About => "engine";

    public async IAsyncEnumerable<Finding> LookAsync(Patient patient, [EnumeratorCancellation] CancellationToken stop)
    {
        await Task.CompletedTask;
        if (!patient.Engine.IsOk)
        {
            var error = patient.Engine.Error;
            yield return patient.NeedsEngine
                ? Finding.Bad(About, $"{error.Message} {error.Why}".TrimEnd(), error.Remedy)
                : Finding.Good(About, $"None is needed: no group of the fleet is a container. ({error.Message})");
            yield break;
        }

        var info = patient.Engine.Value.Info;
        yield return Finding.Good(About, $"{info.Name} answers with version {info.ServerVersion}.");
        if (!info.LiveRestoreEnabled && patient.NeedsEngine)
        {
            yield return Finding.Warning(
                About,
                "A restart of the engine stops all containers, for its live-restore is off.",
                LiveRestoreRemedy
            );
        }

        foreach (var warning in info.Warnings ?? [])
        {
            yield return Finding.Warning(About, $"The engine says of its machine: {warning}");
        }
    }
}
