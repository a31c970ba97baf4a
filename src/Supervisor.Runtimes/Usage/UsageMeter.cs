using Supervisor.Runtimes.Containers.Operating;

namespace Supervisor.Runtimes.Usage;

/// <summary>
/// Measures what agents use: containers by their engine, programs within them and processes of the machine by what the kernel
/// counts of each process. It keeps the last look, because how busy something is only shows between two.
/// </summary>
public sealed class UsageMeter(ContainerOperations? containers, TimeProvider clock)
{
    private readonly Dictionary<string, UsageSample> _last = new(StringComparer.Ordinal);

    /// <returns>One for each subject, in their order.</returns>
    public async Task<IReadOnlyList<AgentUsage>> LookAsync(IReadOnlyList<UsageSubject> subjects, CancellationToken stop)
    {
        var look = new UsageLook(containers, clock);
        var samples = await Task.WhenAll(subjects.Select(subject => look.MeasureAsync(subject, stop)));
        var usages = samples
            .Select(sample => AgentUsage.Between(_last.GetValueOrDefault(sample.Subject.Agent.Path), sample))
            .ToList();
        foreach (var sample in samples)
        {
            _last[sample.Subject.Agent.Path] = sample;
        }

        return usages;
    }
}
