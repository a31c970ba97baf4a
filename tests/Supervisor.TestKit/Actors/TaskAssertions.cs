using Shouldly;

namespace Supervisor.TestKit.Actors;

public static class TaskAssertions
{
    /// <summary>The result of a task that must have ended by now: on one thread nobody else would end it.</summary>
    public static TResult Ended<TResult>(this Task<TResult> task)
    {
        task.IsCompleted.ShouldBeTrue("The task has not ended, and nothing is left to run that could end it.");
        return task.GetAwaiter().GetResult();
    }
}
