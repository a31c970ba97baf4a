using Supervisor.Contracts.Text;

namespace Supervisor.Runtimes.Probing;

/// <summary>How long a probe may take.</summary>
internal readonly record struct ProbeTime(TimeSpan Limit, CancellationToken Up)
{
    internal bool IsUp => Up.IsCancellationRequested;

    internal string NoAnswer => $"no answer within {DurationText.Format(Limit)}";
}
