using Shouldly;
using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Files;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Engines;

public sealed class EngineMarksTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("supervisor-marks-").FullName;
    private readonly EngineMark _mark = new("7-42", KeepsContainers: true, DateTimeOffset.UnixEpoch.AddTicks(1234567));

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Mark_IsFoundByTheNextDaemon()
    {
        new EngineMarks(new OwnFiles(_directory)).Put(_mark);

        new EngineMarks(new OwnFiles(_directory)).Last.ShouldBe(_mark);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing of ours")]
    [InlineData("null")]
    public void Mark_ThatCannotBeRead_IsNone(string content)
    {
        File.WriteAllText(Path.Combine(_directory, "engine.json"), content);

        new EngineMarks(new OwnFiles(_directory)).Last.ShouldBeNull();
    }
}
