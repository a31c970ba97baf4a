using Supervisor.AgentLibrary.Sending;
using Supervisor.AgentLibrary.Words;

namespace Supervisor.AgentLibrary;

/// <summary>Sends words one after the other, so that an old one that is said again never overtakes a later one.</summary>
internal sealed class Repeater : IAsyncDisposable
{
    private readonly IWordSender _sender;
    private readonly TimeProvider _clock;
    private readonly SpeechPlan _plan = new();
    private readonly Lock _planLock = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _loop;
    private string? _refusal;
    private TaskCompletionSource _changed = new();

    public Repeater(IWordSender sender, TimeProvider clock)
    {
        (_sender, _clock) = (sender, clock);
        _loop = RepeatAsync();
    }

    /// <summary>Why the last word that was answered was refused; null when it was not.</summary>
    public string? Refusal
    {
        get => Volatile.Read(ref _refusal);
        private set => Volatile.Write(ref _refusal, value);
    }

    private TimeSpan Now => _clock.GetElapsedTime(0);

    /// <summary>For a word that holds until the next one.</summary>
    public async Task<bool> SayAsync(Word word, CancellationToken stop)
    {
        Plan(plan => plan.Say(word));
        try
        {
            return (await SayLastAsync(stop)).IsGood;
        }
        finally
        {
            Wake();
        }
    }

    /// <summary>For a word that means something only now. What is due comes before it.</summary>
    public async Task<bool> PassAsync(Word word, CancellationToken stop)
    {
        try
        {
            var isDue = Plan(plan => plan.IsDue);
            return (!isDue || (await SayLastAsync(stop)).IsAnswered) && (await SendPassingAsync(word, stop)).IsGood;
        }
        finally
        {
            Wake();
        }
    }

    public void BeatEvery(TimeSpan? interval)
    {
        Plan(plan => plan.BeatEvery(interval, Now));
        Wake();
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _sender.Dispose();
        _sending.Dispose();
        _stopping.Dispose();
    }

    private async Task RepeatAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            var changed = Volatile.Read(ref _changed).Task;
            var (next, isDue) = Plan(plan => (plan.NextAt, plan.IsDue));
            if (next is { } at && at <= Now)
            {
                _ = isDue
                    ? await SayLastAsync(_stopping.Token)
                    : await SendPassingAsync(Word.Heartbeat, _stopping.Token);
            }
            else
            {
                await WaitAsync(changed, next);
            }
        }
    }

    private async Task WaitAsync(Task changed, TimeSpan? until)
    {
        var pause = until is { } at ? TimeSpan.FromTicks(Math.Max(0, (at - Now).Ticks)) : Timeout.InfiniteTimeSpan;
        await changed.WaitAsync(pause, _clock, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task<SendOutcome> SayLastAsync(CancellationToken stop)
    {
        await _sending.WaitAsync(stop);
        try
        {
            var word = Plan(plan => plan.Last)!;
            var outcome = await _sender.SendAsync(word, stop);
            Plan(plan => plan.Said(word, outcome.Verdict, Now));
            return Noted(outcome);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task<SendOutcome> SendPassingAsync(Word word, CancellationToken stop)
    {
        await _sending.WaitAsync(stop);
        try
        {
            var outcome = await _sender.SendAsync(word, stop);
            Plan(plan => plan.Passed(outcome.Verdict, Now));
            return Noted(outcome);
        }
        finally
        {
            _sending.Release();
        }
    }

    private SendOutcome Noted(SendOutcome outcome)
    {
        if (outcome.IsAnswered)
        {
            Refusal = outcome.Verdict is Verdict.Refused ? outcome.Why : null;
        }

        return outcome;
    }

    private void Wake() => Interlocked.Exchange(ref _changed, new TaskCompletionSource()).TrySetResult();

    private void Plan(Action<SpeechPlan> change)
    {
        lock (_planLock)
        {
            change(_plan);
        }
    }

    private T Plan<T>(Func<SpeechPlan, T> read)
    {
        lock (_planLock)
        {
            return read(_plan);
        }
    }
}
