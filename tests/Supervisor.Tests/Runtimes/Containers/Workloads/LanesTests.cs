using Shouldly;
using Supervisor.Runtimes.Containers.Workloads;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Workloads;

public sealed class LanesTests
{
    private readonly Lanes<string> _lanes = new();
    private readonly List<string> _done = [];

    [Fact]
    public async Task Acts_OnTheSame_ComeInTheirOrder()
    {
        var gate = new TaskCompletionSource();
        var first = ActAsync("a", "first", gate.Task);
        var second = ActAsync("a", "second", Task.CompletedTask);
        var third = ActAsync("a", "third", Task.CompletedTask);
        _done.ShouldBeEmpty();

        gate.SetResult();
        await Task.WhenAll(first, second, third);

        _done.ShouldBe(["first", "second", "third"]);
    }

    [Fact]
    public async Task Acts_OnAnother_DoNotWait()
    {
        var gate = new TaskCompletionSource();
        var first = ActAsync("a", "first", gate.Task);

        await ActAsync("b", "other", Task.CompletedTask);

        _done.ShouldBe(["other"]);
        gate.SetResult();
        await first;
    }

    [Fact]
    public async Task Act_AfterOneThatFaulted_IsDone()
    {
        var gate = new TaskCompletionSource();
        var first = ActAsync("a", "first", gate.Task);
        var second = ActAsync("a", "second", Task.CompletedTask);

        gate.SetException(new InvalidOperationException("on purpose"));

        await Should.ThrowAsync<InvalidOperationException>(() => first);
        await second;
        _done.ShouldBe(["second"]);
    }

    private Task<bool> ActAsync(string key, string name, Task gate) =>
        _lanes.RunAsync(
            key,
            async () =>
            {
                await gate;
                _done.Add(name);
                return true;
            }
        );
}
