using System.Globalization;
using Supervisor.Contracts.Readiness;
using Supervisor.Supervision.Agents.Signals;

namespace Supervisor.Node.Readiness.Notify;

/// <summary>Gathers the assignments of one datagram.</summary>
internal sealed class NotifyReading
{
    /// <summary>Of a program that means "for ever" by the largest number there is.</summary>
    private static readonly TimeSpan LongestExtension = TimeSpan.FromDays(7);

    private const string On = "1";

    private readonly List<AgentWord> _words = [];
    private readonly SortedSet<NotifyRemark> _remarks = [];
    private int _garbage;

    public void TakeGarbage() => _garbage++;

    public void Take(string key, string value)
    {
        switch (key)
        {
            case "READY":
                SayIf(value == On, new AgentWord.Ready(null));
                break;
            case "STOPPING":
                SayIf(value == On, new AgentWord.Stopping());
                break;
            case "STATUS":
                Say(new AgentWord.Status(SaidText.Clean(value)));
                break;
            case "WATCHDOG":
                TakeWatchdog(value);
                break;
            case "WATCHDOG_USEC":
                // Asks for another interval, and to count anew. The interval is the fleet file's; the rest is a heartbeat.
                SayIf(MicrosecondsOf(value) is not null, new AgentWord.Heartbeat());
                break;
            case "EXTEND_TIMEOUT_USEC":
                var span = MicrosecondsOf(value);
                SayIf(span is not null, new AgentWord.ExtendTimeout(span.GetValueOrDefault()));
                break;
            case NotifyExtensions.NotReady:
                Say(new AgentWord.NotReady(SaidText.Clean(value) is { Length: > 0 } why ? why : "it gave no reason"));
                break;
            case NotifyExtensions.Progress:
                Say(new AgentWord.Progress(SaidText.Clean(value) is { Length: > 0 } what ? what : null));
                break;
            default:
                Remark(key);
                break;
        }
    }

    public NotifyMessage ToMessage() => new([.. _words], [.. _remarks], _garbage);

    private void TakeWatchdog(string value)
    {
        if (value == "trigger")
        {
            Say(new AgentWord.Hung());
        }
        else
        {
            SayIf(value == On, new AgentWord.Heartbeat());
        }
    }

    /// <summary>What is not here needs no word: it is for others, or for later versions of the protocol.</summary>
    private void Remark(string key)
    {
        NotifyRemark? remark = key switch
        {
            "FDSTORE" => NotifyRemark.StoreRefused,
            "MAINPID" => NotifyRemark.MainProcessIgnored,
            "RELOADING" => NotifyRemark.Reloading,
            _ => null,
        };
        if (remark is { } known)
        {
            _remarks.Add(known);
        }
    }

    private void SayIf(bool isGood, AgentWord word)
    {
        if (isGood)
        {
            Say(word);
        }
        else
        {
            _garbage++;
        }
    }

    private void Say(AgentWord word)
    {
        _words.RemoveAll(earlier => earlier.GetType() == word.GetType());
        _words.Add(word);
    }

    private static TimeSpan? MicrosecondsOf(string value)
    {
        if (!ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds))
        {
            return null;
        }

        var longest = (ulong)LongestExtension.TotalMicroseconds;
        return TimeSpan.FromMicroseconds((long)Math.Min(microseconds, longest));
    }
}
