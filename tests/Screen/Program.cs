using System.CommandLine;
using GridOrleans.Screen.Measures;
using GridOrleans.Screen.Photos;
using Xunit.Runner.InProc.SystemConsole;

// Two verbs for people; everything else goes to the tests' runner.
string[] verbs = [PhotosCommand.Verb, MeasureCommand.Verb];
return args is [var verb, ..] && verbs.Contains(verb)
    ? await new RootCommand("The screen in a real browser before the real server.")
    {
        PhotosCommand.Create(),
        MeasureCommand.Create(),
    }.Parse(args).InvokeAsync()
    : await ConsoleRunner.Run(args);
