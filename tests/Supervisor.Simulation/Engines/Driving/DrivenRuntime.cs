using Supervisor.Simulation.Guards;
using Supervisor.Simulation.Machines;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Simulation.Engines.Driving;

/// <summary>A runtime that awaits, run as part of a daemon; and the world hears what it is asked and what it tells.</summary>
/// <param name="runtime">Made within the context.</param>
internal sealed class DrivenRuntime(IRuntime runtime, Daemon daemon, DaemonContext context, IPrograms programs)
    : IRuntime
{
    public Task<LaunchOutcome> StartAsync(LaunchRequest request)
    {
        programs.OnAsked(daemon, request);
        return Driven(
            () => runtime.StartAsync(request),
            outcome =>
            {
                programs.OnAnswered(daemon, request.Id, outcome);
                if (outcome is LaunchOutcome.There { Workload: var workload })
                {
                    programs.OnNews(daemon, workload);
                }
            }
        );
    }

    public Task<StopOutcome> StopAsync(WorkloadId id, string signal, TimeSpan grace)
    {
        programs.OnStop(daemon, id);
        return Driven(() => runtime.StopAsync(id, signal, grace), static _ => { });
    }

    public Task ForgetAsync(WorkloadId id) => Driven(() => Answered(runtime.ForgetAsync(id)), static _ => { });

    public Task RemoveAsync(WorkloadId id) => Driven(() => Answered(runtime.RemoveAsync(id)), static _ => { });

    public Task<Inventory> ListAsync() =>
        Driven(
            runtime.ListAsync,
            inventory =>
            {
                foreach (var workload in inventory.Workloads)
                {
                    programs.OnNews(daemon, workload);
                }
            }
        );

    public void Listen(Action<RuntimeNews> listener) =>
        context.Run(() =>
            runtime.Listen(news =>
            {
                if (news is RuntimeNews.Changed { Workload: var workload })
                {
                    programs.OnNews(daemon, workload);
                }

                listener(news);
            })
        );

    private static async Task<bool> Answered(Task task)
    {
        await task;
        return true;
    }

    /// <summary>Answers outside of the context: whoever awaits the answer is no part of what goes on in it.</summary>
    private Task<T> Driven<T>(Func<Task<T>> act, Action<T> note)
    {
        var answer = new TaskCompletionSource<T>();
        context.Run(() => _ = AnswerAsync(act, note, answer));
        return answer.Task;
    }

    private static async Task AnswerAsync<T>(Func<Task<T>> act, Action<T> note, TaskCompletionSource<T> answer)
    {
        try
        {
            var outcome = await act();
            note(outcome);
            DaemonContext.Outside(() => answer.SetResult(outcome));
        }
        catch (Exception fault)
        {
            // A runtime's tasks never fault for what the outside does: whoever asked reports it as a failure.
            DaemonContext.Outside(() => answer.SetException(fault));
        }
    }
}
