// Prints which words of standard input, one a line, the library nuspell rejects with the
// dictionary whose .aff file is named. The program nuspell would cut them at hyphens.
#include <iostream>
#include <string>

#include <nuspell/dictionary.hxx>

int main(int, char **argv) {
  nuspell::Dictionary dictionary;
  dictionary.load_aff_dic(std::filesystem::path(argv[1]));
  for (std::string word; std::getline(std::cin, word);)
    if (!dictionary.spell(word))
      std::cout << word << '\n';
}
