using Supervisor.Contracts;
using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Doctor.Examinations;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Doctor;

/// <summary>Finds what keeps a machine from running its part of the fleet, or will at the worst moment.</summary>
/// <param name="directory">The daemon's data directory.</param>
public sealed class MachineDoctor(string directory, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly IReadOnlyList<IExamination> All =
    [
        new EngineExamination(),
        new ImageExamination(),
        new PortExamination(),
        new GpuExamination(),
        new MountExamination(),
        new DiskExamination(),
        new ClockExamination(),
    ];

    /// <param name="agents">All that the fleet wants of this node.</param>
    /// <returns>In the order of what depends on what: where there is no engine, the rest of what it would say is missing.</returns>
    public async Task<IReadOnlyList<Finding>> ExamineAsync(
        IReadOnlyList<AgentDefinition> agents,
        CancellationToken stop
    )
    {
        var engine = await VisitAsync(stop);
        var patient = new Patient(directory, agents, engine);
        var findings = new List<Finding>();
        foreach (var examination in All)
        {
            findings.AddRange(await LookAsync(examination, patient, stop));
        }

        return findings;
    }

    /// <summary>What cannot be looked at is a finding as well, and keeps nobody from looking at the rest.</summary>
    private static async Task<IReadOnlyList<Finding>> LookAsync(
        IExamination examination,
        Patient patient,
        CancellationToken stop
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Patience);
        var findings = new List<Finding>();
        try
        {
            await foreach (var finding in examination.LookAsync(patient, limit.Token).WithCancellation(limit.Token))
            {
                findings.Add(finding);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Add(Finding.Warning(examination.About, $"It could not be looked at: {e.Message}"));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            var seconds = Patience.TotalSeconds;
            findings.Add(Finding.Warning(examination.About, $"Looking at it took longer than {seconds} s."));
        }

        return findings;
    }

    private async Task<Outcome<VisitedEngine>> VisitAsync(CancellationToken stop)
    {
        var found = await new EngineSource(clock).ConnectAsync(stop);
        if (!found.IsOk)
        {
            return found.Failure.Error;
        }

        var client = found.Value.Client;
        var info = await client.System.InfoAsync(stop);
        return info.IsOk ? new VisitedEngine(client, info.Value) : info.Failure.Error;
    }
}
