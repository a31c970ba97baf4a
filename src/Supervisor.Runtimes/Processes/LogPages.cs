using Supervisor.Contracts.Guarding;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;

namespace Supervisor.Runtimes.Processes;

/// <summary>Cuts a list of logs into pages, each of which a frame takes whatever the logs are called.</summary>
internal static class LogPages
{
    /// <summary>The longest path, each letter of which is escaped, still goes into one beside it.</summary>
    public const int PageBytes = GuardProtocol.MaxFrameBytes / 2;

    /// <returns>In order; one at least, which is empty when there are no logs.</returns>
    public static IReadOnlyList<IReadOnlyList<WorkloadOutput>> Of(IReadOnlyList<WorkloadOutput> logs)
    {
        var pages = new List<IReadOnlyList<WorkloadOutput>>();
        var page = new List<WorkloadOutput>();
        var size = 0;
        foreach (var log in logs)
        {
            var own = SizeOf(log);
            if (size + own > PageBytes && page.Count > 0)
            {
                pages.Add(page);
                (page, size) = ([], 0);
            }

            page.Add(log);
            size += own;
        }

        pages.Add(page);
        return pages;
    }

    /// <summary>A little more than it takes among others.</summary>
    private static int SizeOf(WorkloadOutput log) =>
        GuardFrames
            .Encode(new GuardRequest(0, RequestKinds.KeepLogsPart, Logs: [log]), GuardJson.Default.GuardRequest)
            .Length;
}
