using System.Text;
using Shouldly;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Runtimes.Docker.Logs;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.TestKit.Docker.Contracts;

/// <summary>What the contracts of engines have in common: each engine adds a small subclass of every one.</summary>
public abstract class EngineContract(EngineFixture engine) : IAsyncLifetime
{
    /// <summary>Runs until it is told to stop, and then ends well.</summary>
    private protected const string Waits = "trap 'exit 0' TERM; while :; do sleep 1000 & wait; done";

    private protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly List<string> _containers = [];

    private protected EngineClient Client => engine.Client;

    private protected EngineDifferences Differences => engine.Differences;

    private protected EngineFixture Engine => engine;

    /// <summary>Containers run what a shell is told; a twin of an engine only keeps them.</summary>
    private protected virtual bool RunsShells => true;

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        engine.SkipUnlessThere();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Task.WhenAll(
            _containers.Select(name => Client.Containers.RemoveAsync(name, force: true, volumes: true, default))
        );
        await CleanUpAsync();
    }

    private protected virtual Task CleanUpAsync() => Task.CompletedTask;

    /// <summary>A name that nobody else has.</summary>
    private protected string NewName(string kind) => $"supervisor-test-{engine.Run}-{kind}-{Guid.NewGuid():N}"[..48];

    private protected async Task<string> CreateAsync(ContainerSpec spec)
    {
        var name = NewName("container");
        _containers.Add(name);
        Done(await Client.Containers.CreateAsync(name, spec, Cancellation));
        return name;
    }

    private protected async Task<string> StartAsync(ContainerSpec spec)
    {
        var name = await CreateAsync(spec);
        Done(await Client.Containers.StartAsync(name, Cancellation));
        return name;
    }

    /// <summary>One that has run to its end.</summary>
    private protected async Task<string> RunAsync(ContainerSpec spec)
    {
        var name = await CreateAsync(spec);
        using var wait = Done(await Client.Containers.WaitAsync(name, WaitFor.NextExit, Cancellation));
        Done(await Client.Containers.StartAsync(name, Cancellation));
        Done(await InTime(wait.ExitAsync(Cancellation)));
        return name;
    }

    private protected async Task<ContainerFacts> InspectAsync(string name) =>
        Done(await Client.Containers.InspectAsync(name, Cancellation));

    private protected static T Done<T>(EngineOutcome<T> outcome)
    {
        outcome.IsOk.ShouldBeTrue($"{outcome.Failure?.Error}");
        return outcome.Value!;
    }

    private protected static EngineFailure.Refused Refused<T>(EngineOutcome<T> outcome) =>
        outcome.Failure.ShouldBeOfType<EngineFailure.Refused>($"{outcome}");

    private protected static void ShouldBeConflict<T>(EngineOutcome<T> outcome) =>
        outcome.Failure.ShouldNotBeNull().IsConflict.ShouldBeTrue($"{outcome.Failure}");

    private protected static void ShouldBeAbsent<T>(EngineOutcome<T> outcome) =>
        outcome.Failure.ShouldNotBeNull().IsAbsent.ShouldBeTrue($"{outcome.Failure}");

    private protected static Task<T> InTime<T>(Task<T> task) => task.WaitAsync(Patience, Cancellation);

    /// <summary>All that is written to its end, output and errors apart.</summary>
    private protected static async Task<(string Output, string Errors)> ReadAsync(EngineFeed<OutputPart> feed)
    {
        var (output, errors) = (new StringBuilder(), new StringBuilder());
        await foreach (var part in feed.ReadAllAsync(Cancellation))
        {
            (part.Kind is OutputKind.Errors ? errors : output).Append(Encoding.UTF8.GetString(part.Bytes.Span));
        }

        feed.Fault.ShouldBeNull();
        return (output.ToString(), errors.ToString());
    }

    /// <summary>The first that fits; a feed that ends before has not what was expected.</summary>
    private protected static async Task<T> FirstAsync<T>(EngineFeed<T> feed, Func<T, bool> fits, string expected)
    {
        var seen = new List<T>();
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await foreach (var item in feed.ReadAllAsync(limit.Token))
            {
                if (fits(item))
                {
                    return item;
                }

                seen.Add(item);
            }
        }
        catch (OperationCanceledException)
        {
            // Said below, with what there was.
        }

        throw new ShouldAssertException($"{expected} was expected; seen: {string.Join("; ", seen)}; {feed.Fault}");
    }
}
