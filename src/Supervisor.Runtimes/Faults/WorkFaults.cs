using System.Collections.Concurrent;

namespace Supervisor.Runtimes.Faults;

/// <summary>
/// What nobody has foreseen in work that nobody waits for. It is told with its cause, once as long as it stays the same, and the
/// work goes on: one thing that is odd does not keep all others from being looked after. May be used from any thread.
/// </summary>
/// <param name="tell">Is given what was being done, and must only pass on.</param>
public sealed class WorkFaults(Action<string, Exception> tell)
{
    private readonly ConcurrentDictionary<string, string> _told = new(StringComparer.Ordinal);

    /// <param name="work">What was being done, in words; of few kinds, as they are remembered.</param>
    public void Tell(string work, Exception fault)
    {
        var text = $"{fault.GetType().FullName}: {fault.Message}";
        var isNews = true;
        _told.AddOrUpdate(
            work,
            text,
            (_, known) =>
            {
                isNews = known != text;
                return text;
            }
        );
        if (isNews)
        {
            tell(work, fault);
        }
    }

    /// <summary>It went well: the next fault of it is news.</summary>
    public void Over(string work) => _told.TryRemove(work, out _);
}
