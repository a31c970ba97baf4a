using System.Text;
using Shouldly;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.TestKit.Coordination;

namespace Supervisor.IntegrationTests.Coordination;

/// <summary>
/// A process that puts one revision after the other and says on its standard output, one line each, for which id which number
/// was answered as done. It goes on where the store stands, whoever else puts there too.
/// </summary>
internal static class PuttingChild
{
    public const string Name = "putting-child";

    // Several pages, so that a kill may fall between the first and the last.
    private const int ContentBytes = 40_000;

    /// <summary>The words that start this program as the putting child.</summary>
    public static string[] Words(string path, string name, int puts) =>
        [Environment.ProcessPath!, Name, path, name, $"{puts}"];

    /// <param name="puts">How many of its puts are to succeed; 0 for no end.</param>
    public static async Task RunAsync(string path, string name, int puts)
    {
        await using var store = CoordinationFixture.Open(CoordinationFixture.Patient(path));
        await using var output = Console.OpenStandardOutput();
        var latest = (await store.LookAsync()).Value.ShouldNotBeNull().Latest?.Number ?? 0;
        var done = 0;
        for (var i = 0; puts == 0 || done < puts; i++)
        {
            var outcome = await store.PutRevisionAsync(Put(latest, $"{name}.{i}"));
            outcome.Status.ShouldBeOneOf([WriteStatus.Done, WriteStatus.Conflict], outcome.Reason);
            latest = outcome.Value.ShouldNotBeNull().Number;
            if (outcome.IsDone)
            {
                done++;
                await output.WriteAsync(Encoding.UTF8.GetBytes($"{name}.{i} {latest}\n"));
            }
        }
    }

    /// <summary>The content says the id again, from its first byte to its last.</summary>
    public static string ContentOf(string id) => string.Concat(Enumerable.Repeat($"{id} ", ContentBytes / id.Length));

    private static RevisionPut Put(long expected, string id) => Changes.Put(expected, id, ContentOf(id));
}
